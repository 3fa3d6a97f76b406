// Citations open their evidence, Enter sends, the address keeps the conversation, every button has a name.
(() => {
  const open = (id) => {
    const tab = [...document.querySelectorAll("#side [role=tab]")][0];
    if (tab && tab.getAttribute("aria-selected") !== "true") tab.click();
    const show = (tries) => {
      const fact = document.getElementById(id);
      if (!fact) { if (tries) setTimeout(() => show(tries - 1), 60); return; }
      const turn = fact.closest("details");
      if (turn) turn.open = true;
      document.querySelectorAll(".fact.chosen").forEach((f) => f.classList.remove("chosen"));
      fact.classList.add("chosen");
      fact.scrollIntoView({ block: "center" });
      fact.focus({ preventScroll: true });
    };
    show(20);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href*="#e"]');
    const id = link && (link.getAttribute("href").match(/#(e\d+-\d+)$/) || [])[1];
    if (!id || !document.getElementById("chat")) return;
    event.preventDefault();
    event.stopPropagation();
    open(id);
  }, true);
  // Enter sends, Shift+Enter begins a new line, as in other chats; Gradio has it the other way round.
  const typed = (event) => {
    const asks = event.target.closest && event.target.closest("#question textarea");
    if (!asks || event.key !== "Enter" || event.isComposing) return;
    event.stopImmediatePropagation();
    if (event.shiftKey || event.type === "keypress") return;
    event.preventDefault();
    const send = document.querySelector("button#send, #send button");
    if (send && send.offsetParent && asks.value.trim()) send.click();
  };
  ["keydown", "keypress"].forEach((kind) => document.addEventListener(kind, typed, true));
  const address = (id) => {
    const url = new URL(location.href);
    if (id) url.searchParams.set("c", id); else url.searchParams.delete("c");
    history.replaceState(null, "", url);
  };
  window.city = {
    remember: () => {
      const here = document.querySelector("#hints [data-conversation]");
      if (here && here.dataset.conversation) address(here.dataset.conversation);
      const asked = [...document.querySelectorAll("#chat .user, #chat [data-role=user]")].pop();
      const scrolls = (e) => /auto|scroll/.test(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight;
      let log = asked;
      while (log && !scrolls(log)) log = log.parentElement;
      if (log) log.scrollTop += asked.getBoundingClientRect().top - log.getBoundingClientRect().top;
    },
    forget: () => address(""),
    show: (id) => setTimeout(() => document.getElementById(id).scrollIntoView(), 50),
  };
  // Gradio's own names are in English, and a message's name is its whole source text.
  const NAMES = [
    [/^copy message/i, "copy"], [/^more tabs/i, "more"], [/^select example \d+: /i, "example"],
    [/^chatbot conversation/i, "conversation"], [/^user's message: /i, "yourMessage"],
    [/^bot's message: /i, "theAnswer"],
  ];
  // The words come in the language of the browser a moment after the page: names are given again.
  const given = new WeakMap();
  const call = (element, key, words) => {
    const rest = key === "example" ? `: ${element.textContent.trim()}` : "";
    const said = (words[key] || key) + rest;
    given.set(element, { key, said });
    if (element.getAttribute("aria-label") !== said) element.setAttribute("aria-label", said);
    if (element.title) element.title = said;
  };
  const name = () => {
    waiting = false;
    const words = (document.getElementById("spoken") || { dataset: {} }).dataset;
    document.querySelectorAll("[aria-label], button").forEach((element) => {
      const label = element.getAttribute("aria-label") || "";
      const own = NAMES.find(([begin]) => begin.test(label));
      const bare = element.tagName === "BUTTON" && !label && !element.textContent.trim() && !element.title;
      const before = given.get(element);
      const kept = before && before.said === label && before.key;
      const key = own ? own[1] : kept || (bare && "more");
      if (key) call(element, key, words);
    });
    const brand = document.querySelector("#header .brand");
    if (brand && document.title !== brand.textContent) document.title = brand.textContent;
    document.querySelectorAll('#chat a[href*="#e"]').forEach((link) => {
      link.removeAttribute("target");
    });
  };
  let waiting = false;
  const soon = () => { if (!waiting) { waiting = true; requestAnimationFrame(name); } };
  new MutationObserver(soon).observe(document.documentElement, { childList: true, subtree: true });
})();
