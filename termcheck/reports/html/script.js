
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const texts = data.texts, words = data.words;
  const PAGE = 200, MOST_PRINTED = 5000;
  const VIEWS = ["summary", "findings", "texts", "terms", "matrix", "documents", "notes"];
  const RANK = { error: 0, warning: 1, info: 2 };
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const collator = new Intl.Collator([root.lang, data.source, data.target], { numeric: true });

  // Findings as objects; every text comes out of the common table.
  const findings = data.findings.map((f, number) => ({
    number,
    severity: texts[f[0]], code: texts[f[1]], rule: texts[f[2]], document: texts[f[3]],
    place: texts[f[4]], term: texts[f[5]], found: texts[f[6]], expected: texts[f[7]],
    label: texts[f[8]], confidence: f[9], why: texts[f[10]], concept: texts[f[11]],
    sentence: f[12] && f[12].map((n) => texts[n]), source: f[13] && f[13].map((n) => texts[n]),
    mark: f[14], gap: (f[15] & 1) === 1, guessed: (f[15] & 2) === 2, hay: null,
  }));

  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const say = (key, values) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name].toLocaleString(root.lang));

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== "") made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  // --- State: what the address says after "#" -------------------------------------------------

  let state = { view: "summary", q: "", severity: [], rule: "", concept: "", document: "", sort: "", page: 1, at: 0 };
  let shown = findings;

  function read() {
    const [name, query] = location.hash.slice(1).split("?", 2);
    const view = name;
    const from = new URLSearchParams(query || "");
    if (/^m\d+$/.test(view)) return { ...state, view: "texts", mark: view };
    const sort = from.get("sort") || "";
    return {
      view: VIEWS.includes(view) ? view : "summary",
      q: from.get("q") || "",
      severity: (from.get("severity") || "").split(",").filter((s) => s in RANK),
      rule: from.get("rule") || "", concept: from.get("concept") || "", document: from.get("document") || "",
      sort: sort.replace("-", "") in ORDERS ? sort : "",
      page: Math.max(1, parseInt(from.get("page"), 10) || 1),
      at: parseInt(from.get("at"), 10) || 0,
    };
  }

  function address(of) {
    const query = new URLSearchParams();
    for (const key of ["q", "rule", "concept", "document", "sort"]) if (of[key]) query.set(key, of[key]);
    if (of.severity && of.severity.length) query.set("severity", of.severity.join(","));
    if (of.page > 1) query.set("page", of.page);
    if (of.at) query.set("at", of.at);
    const text = query.toString();
    return "#findings" + (text ? "?" + text : "");
  }

  function change(values) {
    state = { ...state, ...values };
    history.replaceState(null, "", address(state));
    renew();
  }

  // --- Filter and sort ------------------------------------------------------------------------

  const ORDERS = {
    severity: (a, b) => RANK[a.severity] - RANK[b.severity],
    place: (a, b) => a.number - b.number,
    term: (a, b) => collator.compare(a.term, b.term),
    found: (a, b) => collator.compare(a.found, b.found),
    expected: (a, b) => collator.compare(a.expected, b.expected),
    confidence: (a, b) => a.confidence - b.confidence,
  };

  function hay(f) {
    if (f.hay === null) {
      const sentences = [...(f.sentence || []), " ", ...(f.source || [])].join("");
      f.hay = fold([f.found, f.expected, f.term, f.concept, f.code, f.rule, f.document, f.place, f.label, f.why, sentences].join("\n"));
    }
    return f.hay;
  }

  function chosen() {
    const wanted = fold(state.q).split(/\s+/).filter(Boolean);
    const result = findings.filter((f) =>
      (!state.severity.length || state.severity.includes(f.severity)) &&
      (!state.rule || f.code === state.rule) &&
      (!state.concept || f.concept === state.concept) &&
      (!state.document || f.document === state.document) &&
      wanted.every((word) => hay(f).includes(word)));
    const order = ORDERS[state.sort.replace("-", "")];
    if (order) {
      const sign = state.sort.startsWith("-") ? -1 : 1;
      result.sort((a, b) => sign * order(a, b) || a.number - b.number);
    }
    return result;
  }

  // --- The table: the same rows as the page has without a script ------------------------------

  function sentence(parts, gap) {
    if (!parts) return [];
    const [before, found, after] = parts;
    let middle = [];
    if (found) middle = [element("mark", {}, found)];
    else if (gap) middle = [element("mark", { class: "gap", title: words.nothing_there }, "‸")];
    return [before, ...middle, after];
  }

  function path(text) {
    return text.split("/").flatMap((part, n) => (n ? ["/", element("wbr", {}), part] : [part]));
  }

  function cell(label, style, lang, ...children) {
    return element("td", { role: "cell", class: style, "data-label": words[label], lang }, ...children);
  }

  function row(f) {
    const where = f.place ? [f.place] : path(f.document);
    const link = f.mark ? [element("a", { href: "#" + f.mark, class: "to-text" }, ...where)] : where;
    const found = f.gap ? element("i", { class: "gap" }, words.nothing_there) : f.found;
    const lines = [element("div", { lang: data.target }, ...sentence(f.sentence, f.gap))];
    if (f.source) lines.push(element("div", { class: "source", lang: data.source }, ...sentence(f.source, false)));
    const why = f.label ? [element("div", { class: "label" }, f.label)] : [];
    why.push(element("div", {}, f.why + (f.guessed ? " " + words.guessed_place : "")));
    return element("tr", { role: "row", tabindex: "-1", "data-number": f.number + 1 },
      cell("severity", "c-severity", null,
        element("span", { class: "sev " + f.severity }, data.severities[f.severity]),
        element("span", { class: "code", title: f.rule }, f.code)),
      cell("place", "c-place", null, ...link, ...(f.place ? [element("div", { class: "doc" }, ...path(f.document))] : [])),
      cell("concept", "c-concept", data.source, f.term),
      cell("found", "c-found", data.target, found),
      cell("expected", "c-expected", data.target, f.expected),
      cell("sentence", "c-sentence", null, ...lines),
      cell("why", "c-why", null, ...why));
  }

  const table = $("table");

  function fill(rows) {
    table.tBodies[0].replaceChildren(...rows.map(row));
  }

  function renew() {
    if (!table) return;
    shown = chosen();
    const pages = Math.max(1, Math.ceil(shown.length / PAGE));
    state.page = Math.min(state.page, pages);
    fill(shown.slice((state.page - 1) * PAGE, state.page * PAGE));
    if (!shown.length) {
      table.tBodies[0].replaceChildren(element("tr", { role: "row" },
        element("td", { role: "cell", colspan: "7", id: "none-shown" }, words.none_shown)));
    }
    $("shown").textContent = shown.length === findings.length
      ? say("shown_all", { all: findings.length }) : say("shown", { shown: shown.length, all: findings.length });
    $("pages").hidden = pages === 1;
    $("page-of").textContent = say("page_of", { page: state.page, pages });
    $("previous").disabled = state.page === 1;
    $("next").disabled = state.page === pages;
    if ($("q").value !== state.q) $("q").value = state.q;
    for (const key of ["rule", "concept", "document"]) $(key).value = state[key];
    for (const chip of document.querySelectorAll("[data-severity]")) {
      chip.setAttribute("aria-pressed", String(state.severity.includes(chip.dataset.severity)));
    }
    $("clear").hidden = !(state.q || state.severity.length || state.rule || state.concept || state.document);
    for (const button of table.tHead.querySelectorAll("[data-sort]")) {
      const name = button.dataset.sort;
      const way = state.sort === name ? "ascending" : state.sort === "-" + name ? "descending" : "none";
      button.closest("th").setAttribute("aria-sort", way);
    }
  }

  function options(key, all, value, label) {
    const counts = new Map();
    for (const f of findings) {
      if (!value(f)) continue;
      const known = counts.get(value(f));
      if (known) known.count += 1; else counts.set(value(f), { count: 1, label: label(f) });
    }
    const sorted = [...counts].sort((a, b) => collator.compare(a[1].label, b[1].label));
    $(key).replaceChildren(element("option", { value: "" }, all),
      ...sorted.map(([name, each]) => element("option", { value: name }, `${each.label} (${each.count.toLocaleString(root.lang)})`)));
    $(key).firstChild.value = "";
    $(key).addEventListener("change", () => change({ [key]: $(key).value, page: 1, at: 0 }));
  }

  // --- Views ----------------------------------------------------------------------------------

  function show(view, moved) {
    for (const name of VIEWS) $(name).hidden = name !== view;
    for (const link of document.querySelectorAll("header nav a")) {
      if (link.hash === "#" + view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    hideTip();
    if (moved) {
      window.scrollTo(0, 0);
      $("h-" + view).focus({ preventScroll: true });
    }
  }

  function go() {
    const before = state.view;
    const next = read();
    const mark = next.mark;
    delete next.mark;
    state = next;
    show(state.view, started && before !== state.view && !mark);
    if (state.view === "findings") {
      renew();
      const here = state.at ? findings[state.at - 1] : null;
      const index = here ? shown.indexOf(here) : -1;
      if (index >= 0) focusRow(index, false);
    }
    if (mark && $(mark)) reveal($(mark));
  }

  function reveal(target) {
    const closed = target.closest("details");
    if (closed) closed.open = true;
    const mark = target.closest("mark");
    mark.tabIndex = 0;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
    // Passages above take their true height only now.
    requestAnimationFrame(() => { mark.scrollIntoView({ block: "center" }); showTip(mark); });
  }

  // --- One finding after the other ------------------------------------------------------------

  function focusRow(index, keep = true) {
    const page = Math.floor(index / PAGE) + 1;
    const at = shown[index].number + 1;
    if (page !== state.page) { state.page = page; renew(); }
    state.at = at;
    if (keep) history.replaceState(null, "", address(state));
    const target = table.tBodies[0].rows[index - (page - 1) * PAGE];
    for (const other of table.querySelectorAll("tr.here")) other.classList.remove("here");
    target.classList.add("here");
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    if (state.view === "texts") {
      const marks = [...document.querySelectorAll("#texts mark[tabindex]")];
      const now = marks.indexOf(document.activeElement);
      const next = marks[now < 0 ? (by > 0 ? 0 : marks.length - 1) : now + by];
      if (next) reveal(next);
      return;
    }
    if (state.view !== "findings") { location.hash = address(state); return; }
    if (!shown.length) return;
    const now = state.at ? shown.indexOf(findings[state.at - 1]) : -1;
    const first = (state.page - 1) * PAGE;
    const next = now < 0 ? first : now + by;
    if (next >= 0 && next < shown.length) focusRow(next);
  }

  // --- What a mark or a cell of the matrix tells ------------------------------------------------

  const tip = $("tip");
  let told = null;

  function showTip(target) {
    if (told === target) return;
    hideTip();
    told = target;
    if (target.dataset.tip) tip.textContent = target.dataset.tip;
    else {
      tip.replaceChildren(...target.dataset.f.split(" ").map((n) => {
        const f = findings[Number(n)];
        const wanted = f.expected && f.expected !== f.found ? [element("b", {}, f.expected)] : [];
        const term = f.term ? [(wanted.length ? " · " : "") + f.term] : [];
        const about = `${data.severities[f.severity]} ${f.code}${f.label ? " · " + f.label : ""}`;
        return element("p", {}, ...wanted, ...term, wanted.length || term.length ? element("br", {}) : "",
          f.why + (f.guessed ? " " + words.guessed_place : ""), element("br", {}), element("small", {}, about));
      }));
    }
    tip.hidden = false;
    target.setAttribute("aria-describedby", "tip");
    placeTip();
  }

  function placeTip() {
    const target = told;
    const place = target.getClientRects()[0] || target.getBoundingClientRect();
    const below = place.bottom + 8 + tip.offsetHeight < window.innerHeight;
    const left = Math.min(Math.max(8, place.left), root.clientWidth - tip.offsetWidth - 8);
    tip.style.left = Math.max(8, left) + "px";
    tip.style.top = Math.max(8, below ? place.bottom + 8 : place.top - tip.offsetHeight - 8) + "px";
  }

  function hideTip() {
    if (told) told.removeAttribute("aria-describedby");
    told = null;
    tip.hidden = true;
  }

  const telling = (event) => event.target.closest && event.target.closest("mark[data-f], [data-tip]");

  // --- Light and dark ---------------------------------------------------------------------------

  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);

  function nameTheme() {
    $("theme").setAttribute("aria-label", isDark() ? words.to_light : words.to_dark);
    $("theme").title = isDark() ? words.to_light : words.to_dark;
  }

  function turn() {
    root.dataset.theme = isDark() ? "light" : "dark";
    // Some browsers give a page from a file no store; then the choice lasts as long as the page.
    try { localStorage.setItem("termcheck-theme", root.dataset.theme); } catch (refused) { void refused; }
    nameTheme();
  }

  function remembered() {
    try { return localStorage.getItem("termcheck-theme"); } catch (refused) { return null; }
  }

  // --- Begin ------------------------------------------------------------------------------------

  let started = false;
  root.classList.add("js-on");
  for (const each of document.querySelectorAll(".js")) if (each.id !== "pages") each.hidden = false;
  for (const each of document.querySelectorAll(".plain-only")) each.hidden = true;
  for (const each of document.querySelectorAll(".matrix td[title], .renderings li[title]")) {
    each.dataset.tip = each.title;
    each.removeAttribute("title");
  }
  for (const each of document.querySelectorAll("mark[data-f]")) each.removeAttribute("title");
  for (const each of document.querySelectorAll("a[data-key]")) {
    const key = each.dataset.key, value = each.dataset.value;
    each.href = address({ [key]: key === "severity" ? [value] : value });
  }
  if (["light", "dark"].includes(remembered())) root.dataset.theme = remembered();
  nameTheme();
  $("theme").addEventListener("click", turn);
  dark.addEventListener("change", nameTheme);

  if (table) {
    options("rule", words.all_rules, (f) => f.code, (f) => `${f.code} ${f.rule}`);
    options("concept", words.all_concepts, (f) => f.concept, (f) => f.term || f.concept);
    options("document", words.all_documents, (f) => f.document, (f) => f.document);
    document.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());
    $("q").addEventListener("input", () => change({ q: $("q").value, page: 1, at: 0 }));
    for (const chip of document.querySelectorAll("[data-severity]")) {
      chip.addEventListener("click", () => {
        const name = chip.dataset.severity, on = state.severity;
        change({ severity: on.includes(name) ? on.filter((s) => s !== name) : [...on, name], page: 1, at: 0 });
      });
    }
    $("clear").addEventListener("click", () => { clear(); $("q").focus(); });
    for (const [name, by] of [["previous", -1], ["next", 1]]) {
      $(name).addEventListener("click", () => {
        change({ page: state.page + by, at: 0 });
        table.scrollIntoView();
      });
    }
    for (const button of table.tHead.querySelectorAll("[data-sort]")) {
      button.addEventListener("click", () => {
        const name = button.dataset.sort;
        const next = state.sort === name ? "-" + name : state.sort === "-" + name ? "" : name;
        change({ sort: next, page: 1, at: 0 });
      });
    }
    table.tBodies[0].addEventListener("click", (event) => {
      const hit = event.target.closest("tr[data-number]");
      if (!hit || event.target.closest("a") || String(getSelection())) return;
      focusRow(shown.indexOf(findings[Number(hit.dataset.number) - 1]));
    });
    window.addEventListener("beforeprint", () => fill(shown.slice(0, MOST_PRINTED)));
    window.addEventListener("afterprint", renew);
  }

  function clear() {
    change({ q: "", severity: [], rule: "", concept: "", document: "", page: 1, at: 0 });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape") {
      if (told) { hideTip(); return; }
      if (event.target === $("q")) {
        event.preventDefault();
        if (state.q) change({ q: "", page: 1, at: 0 }); else $("q").blur();
      } else if (state.view === "findings" && table && !typing) clear();
      return;
    }
    if (typing) {
      if (event.target === $("q") && event.key === "Enter" && shown.length) { event.preventDefault(); focusRow((state.page - 1) * PAGE); }
      return;
    }
    if (event.key === "/" && table) {
      event.preventDefault();
      if (state.view !== "findings") { history.pushState(null, "", address(state)); go(); }
      $("q").focus();
      $("q").select();
    } else if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    else if (event.key === "d") turn();
    else if (event.key === "Enter" && event.target.matches("tr[data-number]")) {
      const link = event.target.querySelector("a.to-text");
      if (link) location.hash = link.hash;
    }
  });
  let mouse = "";
  for (const name of ["mouseover", "focusin", "click"]) {
    document.addEventListener(name, (event) => {
      if (name === "mouseover") {
        // A page that scrolls under a resting mouse is no wish to see or to lose a tip.
        const place = event.screenX + " " + event.screenY;
        if (mouse === place) return;
        mouse = place;
      }
      const on = telling(event);
      if (on) showTip(on);
      else if (name !== "mouseover" || told !== document.activeElement) hideTip();
    });
  }
  window.addEventListener("scroll", () => {
    if (told && told === document.activeElement) placeTip(); else if (told) hideTip();
  }, { passive: true });
  window.addEventListener("hashchange", go);
  go();
  if (table && state.view !== "findings") renew();
  started = true;
})();
