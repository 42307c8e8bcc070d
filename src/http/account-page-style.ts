export const accountStyle = `:root { color-scheme: light dark; --line: light-dark(#c8ccd2, #3d434c); --accent: light-dark(#0b5cad, #7ab8ff); --bad: light-dark(#a11, #ff8a80); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#fff, #16181c); color: light-dark(#1b1f24, #e6e8eb); }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.25rem; margin: .25rem 0; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
header p { margin: 0; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; }
li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .25rem 1rem; padding: .4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
a { color: var(--accent); }
label { display: block; font-weight: 600; }
input, select, textarea { width: 100%; font: inherit; padding: .35rem .5rem; border: 1px solid var(--line); border-radius: .35rem; background: transparent; color: inherit; }
option { background: light-dark(#fff, #16181c); }
button, .button { display: inline-block; font: inherit; padding: .35rem .8rem; border: 1px solid var(--accent); border-radius: .35rem; background: transparent; color: var(--accent); cursor: pointer; text-decoration: none; }
button:disabled { opacity: .5; cursor: default; }
button:focus-visible, a:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { display: block; padding: .5rem; border: 1px solid var(--line); border-radius: .35rem; overflow-wrap: anywhere; user-select: all; }
small { opacity: .8; }
#message { position: sticky; bottom: 0; margin: 1rem 0 0; padding: .5rem 0; background: inherit; }
#message.bad { color: var(--bad); }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .75rem; }
`;
