/** How the page of a report looks: on a wide screen, on a phone, and on paper. */

import { COLOR_PROPERTIES, PICTURE_RULES } from './plot-style.ts';

/** The style of the page, pictures included. */
export const PAGE_STYLE = `${COLOR_PROPERTIES}
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--ink); scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1.25rem 4rem; font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: break-word; }
header { padding: 2.5rem 0 1rem; border-bottom: 1px solid var(--rule); }
h1 { margin: 0; font-size: clamp(1.6rem, 5vw, 2.4rem); line-height: 1.15; letter-spacing: -0.02em; text-wrap: balance; }
h2 { margin: 3.5rem 0 0.5rem; font-size: 1.5rem; line-height: 1.2; letter-spacing: -0.01em; text-wrap: balance; }
h3 { margin: 2.25rem 0 0.5rem; font-size: 1.12rem; }
p, ul, dl { max-width: 44rem; margin: 0.5rem 0 1rem; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: 0.2em; }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--s2); outline-offset: 2px; border-radius: 2px; }
section, section > * { scroll-margin-top: 1rem; }
.soft, small { color: var(--soft); }
.run { margin: 0.75rem 0 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; max-width: none; color: var(--soft); font-size: 0.9rem; }
.run b { color: var(--ink); font-weight: 500; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
nav { margin: 1.25rem 0 0; font-size: 0.95rem; }
nav h2 { margin: 0 0 0.35rem; font-size: 0.8rem; color: var(--soft); font-weight: 500; letter-spacing: 0; }
nav ol { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0.15rem 1.25rem; }
nav a { display: inline-block; padding: 0.25rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1rem; }
.card { background: var(--card); border: 1px solid var(--rule); border-radius: 10px; padding: 1rem 1.1rem 1.1rem; min-width: 0; }
.card h4 { margin: 0 0 0.75rem; font-size: 1rem; font-weight: 600; line-height: 1.3; }
.figures { display: grid; grid-template-columns: repeat(3, minmax(min-content, 1fr)); gap: 0.75rem; margin: 0; max-width: none; }
.figures dt { color: var(--soft); font-size: 0.85rem; }
.figures dd { margin: 0; }
.figures .value { font-size: 1.45rem; font-weight: 600; line-height: 1.25; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; white-space: nowrap; }
.figures small { display: block; font-size: 0.78rem; line-height: 1.4; white-space: nowrap; }
.figures .standing { white-space: normal; }
.target { margin: 0.75rem 0 0; padding-top: 0.6rem; border-top: 1px solid var(--rule); color: var(--soft); font-size: 0.85rem; line-height: 1.4; }
.met { color: var(--good); } .open, .few { color: var(--open); } .missed { color: var(--bad); }
.standing { font-weight: 600; }
.weak { border-left: 3px solid var(--open); padding: 0.1rem 0 0.1rem 1.1rem; }
.weak ul { margin: 0.35rem 0; padding-left: 1.1rem; }
.weak li { margin: 0.35rem 0; }
.sheets { display: flex; flex-wrap: wrap; gap: 0 3.5rem; align-items: start; }
.sheets > .scroll { max-width: 100%; }
.sheets table { min-width: 0; }
.scroll { overflow-x: auto; margin: 1rem 0 1.5rem;
  background: linear-gradient(to left, var(--ground) 40%, transparent) 100% 0 / 3rem 100% no-repeat local, linear-gradient(to left, var(--rule), transparent) 100% 0 / 1rem 100% no-repeat scroll; }
table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; min-width: min(100%, 30rem); }
caption { text-align: left; font-weight: 600; padding: 0 0 0.5rem; }
th, td { padding: 0.42rem 0.85rem 0.42rem 0; text-align: right; vertical-align: top; border-bottom: 1px solid var(--rule); white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0.25rem; }
thead th { color: var(--soft); font-weight: 500; vertical-align: bottom; white-space: normal; min-width: 4.5rem; max-width: 8rem; line-height: 1.25; border-bottom-color: var(--soft); }
tbody th { text-align: left; font-weight: 500; white-space: normal; min-width: 9rem; max-width: 20rem; position: sticky; left: 0; background: var(--ground); overflow-wrap: anywhere; }
thead th:first-child { text-align: left; position: sticky; left: 0; background: var(--ground); }
tbody th small { display: block; font-weight: 400; line-height: 1.35; }
td small { display: block; line-height: 1.3; }
tr.group th { color: var(--soft); font-size: 0.85rem; padding-top: 1.1rem; position: static; max-width: none; background: none; }
.text td { text-align: left; white-space: normal; overflow-wrap: anywhere; }
.text thead th { text-align: left; }
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1.5rem 2.25rem; margin: 1.25rem 0; align-items: start; }
details { margin: 1rem 0 1.5rem; }
summary { cursor: pointer; font-weight: 600; font-size: 0.9rem; padding: 0.35rem 0; width: fit-content; }
details caption { display: none; }
.sheets > details { flex-basis: 100%; }
code { font: 0.9em ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
figure { margin: 0; min-width: 0; max-width: 30rem; }
figcaption { font-weight: 600; font-size: 0.95rem; margin-bottom: 0.6rem; line-height: 1.35; }
svg.plot { display: block; width: 100%; height: auto; overflow: visible; }
pre { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 0.8rem 1rem; overflow-x: auto; font: 0.88rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
dl.words { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: 0.5rem 1.25rem; max-width: 52rem; }
dl.words dt { font-weight: 600; } dl.words dd { margin: 0; }
${PICTURE_RULES}
@media (max-width: 40rem) {
  body { padding: 0 1rem 3rem; }
  header { padding-top: 1.5rem; }
  tbody th { min-width: 7.5rem; max-width: 9.5rem; }
  dl.words { grid-template-columns: 1fr; gap: 0; } dl.words dd { margin-bottom: 0.75rem; }
  .figures .value { font-size: 1.2rem; }
  .plot .small { font-size: 12.5px; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  nav { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  h2, h3, caption, figcaption { break-after: avoid; }
  figure, .card, tr { break-inside: avoid; }
  .scroll { overflow: visible; }
  table { font-size: 7pt; } th, td { padding-right: 0.5rem; } thead th { min-width: 0; } tbody th { position: static; min-width: 0; }
  .plots { grid-template-columns: 1fr 1fr; }
}
`;
