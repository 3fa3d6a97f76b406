// Citations open their evidence, the address keeps the conversation, every button has a name.
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
  const name = () => {
    document.querySelectorAll("button").forEach((button) => {
      const said = button.getAttribute("aria-label") || button.textContent.trim() || button.title;
      if (!said) button.setAttribute("aria-label", "Options");
    });
    document.querySelectorAll('#chat a[href*="#e"]').forEach((link) => {
      link.removeAttribute("target");
    });
  };
  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
})();
