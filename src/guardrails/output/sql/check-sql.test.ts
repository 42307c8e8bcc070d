import assert from "node:assert/strict";
import { test } from "node:test";
import { isAllowedSql } from "./check-sql.ts";
import type { SqlPolicy } from "./check-sql.ts";
import { readSql } from "./read-sql.ts";
import { processorMs } from "../../../../test/support/processor-ms.ts";

const policy: SqlPolicy = { dialect: "postgresql", statements: new Set(["select"]), tables: ["a", "b", "public.orders", "User"] };
const allows = (source: string, more: Partial<SqlPolicy> = {}): boolean => isAllowedSql(source, { ...policy, ...more });

test("ordinary queries on allowed tables are let through", () => {
  for (const source of [
    "select * from a", "SELECT x.y, count(*) FROM a AS x JOIN b ON x.id = b.id WHERE x.n > 1 GROUP BY 1 HAVING count(*) > 2 ORDER BY 2 DESC LIMIT 10;",
    "select * from public.orders o, a", "select * from \"a\" -- note", "select /* from secret */ 1", "select ';' , 'from secret'", "select 1",
    "with c as (select * from a) select * from c join b using (id)", "with recursive r as (select 1 n union all select n+1 from r where n < 9) select * from r",
    "select count(*) filter (where x > 1) over (partition by y order by z rows between 1 preceding and current row) from a",
    "select extract(year from d), substring(n from 1 for 2), trim(both 'x' from n) from a", "select x is distinct from y from a where x is not distinct from 1",
    "select * from a where exists (select 1 from b) and c in (select d from b union select 1)", "select * from (select * from a) s left join lateral (select 1) t on true",
    "select * from a, unnest(a.tags) t", "select a.from from a", "select x::jsonb->>'k', $1, :p from a", "select * from a fetch first 5 rows only", "select * from a for update",
    "(select * from a) union all (select * from b) order by 1", "select * from ((select 1 from a) union select 2 from b) s", "values (1), (2)", "select array(select x from a)",
    "select * from a tablesample system (10)", "select date '2024-01-01', interval '1 day', timestamp '2024-01-01' from a", "select * from (a join b on true)", "table a",
    "select case when x then 1 else 2 end as y from a where z like '%a%' escape '!'", "select * from a where created_at >= now() - interval '7 days'",
  ]) assert.ok(allows(source), source); // prettier-ignore
});

test("whatever else is read, written or run is refused", () => {
  for (const source of [
    "", ";", "select", "select * from", "hello", "select * from secret", "select * from a; drop table b", "select * from a;; select 1", "select * into n from a", "drop table a",
    "with d as (delete from a returning *) select * from d", "with d as (insert into a values (1) returning 1) select 1 from d", "insert into a values (1)", "update a set x=1",
    "delete from a", "select (select x from secret)", "select * from a where x = (select y from secret)", "select * from a order by (select 1 from secret)",
    "select * from a join secret on true", "select * from a, secret", "select * from a join b on true, secret", "select * from (a join secret on true)", "select * from (secret)",
    "select * from ((secret))", "select * from only secret", "select * from a union select * from secret", "select 1 union (select * from secret)", "table secret",
    "select * from other.a", "select * from public.secret", 'select * from "A"', 'select * from "Secret"', "select * from orders", "select * from user", "with secret as (select * from secret) select * from secret",
    "with a2 as (select 1), secret as (select * from secret) select 1", "select * from a where x is distinct from (select 1 from secret)", "select * from a limit (select 1 from secret)",
    "select pg_read_file('/etc/passwd')", "select pg_catalog.pg_sleep(10)", 'select "pg_sleep"(10)', "select query_to_xml('select * from secret', true, true, '')", "select * from dblink('x','y') t(a int)",
    "select * from pg_ls_dir('.')", "select * from some_function()", "copy a to '/tmp/x'", "explain analyze delete from a", "explain select * from a", "select U&'d\\0061t'", 'select * from U&"secret"',
    "select $$x$$ from secret", "select 'a\\' from secret --'", "select 1 /* /* */ from secret */", "select 1 /*! from secret */", "select * from sec\u200bret", "select * from a\u00a0b",
    "select * from \uff53ecret", "select * from (select * from a", "select * from a)", "select 'x", "select 1 select 2", "select * from a where 1=1 --x\n; drop table b", "set role admin", "call p()", "do 'x'",
    "begin", "select * from a lateral join secret", "(select * from secret)", "((select * from secret))", "with c as (table secret) select * from c", "select * from a cross join lateral (table secret) s",
    "select lo_import('/etc/passwd')", "select * from 'secret'", "select * from a natural join secret", "select array(table secret)", "values ((select 1 from secret))",
  ]) assert.ok(!allows(source), JSON.stringify(source)); // prettier-ignore
});

test("each dialect has its own quotes and comments", () => {
  assert.ok(allows('select * from `a` where x = "y"', { dialect: "mysql" }));
  assert.ok(!allows("select * from `secret`", { dialect: "mysql" }));
  assert.ok(!allows("select 1 # x\nfrom secret", { dialect: "mysql" }));
  assert.ok(!allows("select 1--1 from secret", { dialect: "mysql" }));
  assert.ok(!allows("select 'a\\'' from a", { dialect: "mysql" }));
  assert.ok(allows("select top 5 [x] from [a] with (nolock)", { dialect: "transactsql" }));
  assert.ok(!allows("select 1 drop table a", { dialect: "transactsql" }));
  assert.ok(!allows("select * from a exec xp_cmdshell 'dir'", { dialect: "transactsql" }));
  assert.ok(!allows("select * from a cross apply secret", { dialect: "transactsql" }));
  assert.ok(allows("select * from `p.d.t`", { dialect: "bigquery", tables: ["p.d.t"] }));
  assert.ok(!allows("select * from `p.d.u`", { dialect: "bigquery", tables: ["p.d.t"] }));
  assert.ok(allows('select * from "A"', { dialect: "snowflake" }));
  assert.ok(!allows("select * from pragma_table_info('secret')", { dialect: "sqlite" }));
});

test("statements that write are allowed where they are listed, with every table they touch", () => {
  const statements = new Set(["select", "insert", "update", "delete", "merge"]);
  for (const source of [
    "insert into a (x, y) values (1, (select 1 from b)) on conflict (x) do update set y = excluded.y returning *", "insert into a select * from b", "update a set x = 1 from b where a.id = b.id",
    "delete from a using b where a.id = b.id", "merge into a using b on a.id = b.id when matched then update set x = 1 when not matched then insert (x) values (1)",
    "with d as (delete from a returning *) insert into b select * from d",
  ]) assert.ok(allows(source, { statements }), source); // prettier-ignore
  for (const source of [
    "insert into secret values (1)", "insert into a select * from secret", "insert into a values ((select 1 from secret))", "update secret set x = 1", "update a set x = (select 1 from secret)",
    "update a set x = 1 from secret", "delete from secret", "delete from a using secret", "merge into a using secret on true when matched then delete", "with a as (select 1) delete from b where x in (select 1 from secret)",
  ]) assert.ok(!allows(source, { statements }), source); // prettier-ignore
});

test("other statements are allowed by their kind only where any table is", () => {
  const statements = new Set(["create", "explain", "select"]);
  assert.ok(isAllowedSql("create table x (y int)", { dialect: "postgresql", statements, tables: undefined }));
  assert.ok(!allows("create table a (y int)", { statements }));
  assert.ok(allows("explain select * from a", { statements }));
});

test("64 KB take no more than linear time, and deep nesting is refused", () => {
  for (const source of [
    `select ${"(".repeat(30_000)}1${")".repeat(30_000)}`, `select ${"x+".repeat(30_000)}1`, `select * from ${"a,".repeat(30_000)}a`, `select '${"''".repeat(30_000)}`, `select ${"/*".repeat(30_000)}`,
    `select 1${" union select 1".repeat(4000)}`, "select ".repeat(9000), `select ${"'x' ".repeat(16_000)}`, "with c as (".repeat(5000),
  ]) {
    const started = processorMs();
    readSql(source, "postgresql");
    assert.ok(processorMs() - started < 500, source.slice(0, 20));
  } // prettier-ignore
});
