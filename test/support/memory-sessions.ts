import type { SessionStore, StoredSession, StoredToken, TokenStore } from "../../src/storage/session-store.ts";

export interface MemorySessions extends SessionStore, TokenStore {
  /** How many writes there were. */
  writes: number;
}

/** Sessions and tokens as any backend keeps them, gone with the process. */
export function createMemorySessions(): MemorySessions {
  const sessions = new Map<string, StoredSession>();
  const tokens = new Map<string, StoredToken>();
  const live = ({ endedAt, idleEndsAt, expiresAt }: StoredSession, now: number): boolean =>
    endedAt === undefined && now < idleEndsAt && now < expiresAt;
  const end = (id: string, at: number): boolean => {
    const session = sessions.get(id);
    if (session === undefined || session.endedAt !== undefined) return false;
    sessions.set(id, { ...session, endedAt: at });
    return live(session, at);
  };
  const list = (now: number, principal: string | undefined): readonly StoredSession[] =>
    [...sessions.values()]
      .filter((session) => live(session, now) && (principal === undefined || session.principal === principal))
      .sort((a, b) => b.createdAt - a.createdAt);
  const memory: MemorySessions = {
    writes: 0,
    putSession: async (session) => {
      memory.writes += 1;
      sessions.set(session.id, session);
    },
    getSession: async (id) => sessions.get(id),
    touchSession: async (id, change) => {
      const session = sessions.get(id);
      if (session === undefined || !live(session, change.usedAt)) return false;
      memory.writes += 1;
      sessions.set(id, { ...session, ...change });
      return true;
    },
    endSession: async (id, at) => end(id, at),
    replaceSession: async (id, next, at) => {
      const session = sessions.get(id);
      if (session === undefined || !live(session, at)) return false;
      end(id, at);
      sessions.set(next.id, next);
      for (const [token, row] of tokens) if (row.session === id) tokens.set(token, { ...row, session: next.id });
      return true;
    },
    endSessionsOf: async (principal, at) =>
      [...sessions.values()].filter((session) => session.principal === principal && end(session.id, at)).length,
    listSessions: async (now, { principal, limit }) => list(now, principal).slice(0, limit),
    dropSessions: async () => 0,
    putToken: async (token) => void tokens.set(token.id, token),
    getToken: async (id) => tokens.get(id),
    listTokens: async (kind, subject) =>
      [...tokens.values()].filter((token) => token.kind === kind && (subject === undefined || token.subject === subject)),
    endToken: async (id, at) => {
      const token = tokens.get(id);
      if (token === undefined || at >= Math.min(token.endedAt ?? Infinity, token.expiresAt)) return false;
      tokens.set(id, { ...token, endedAt: at });
      return true;
    },
  };
  return memory;
}
