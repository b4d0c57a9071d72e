(function () {
  "use strict";
  var $ = function (id) { return document.getElementById(id); };
  var form = document.querySelector(".filters");
  var findings = Array.prototype.slice.call(document.querySelectorAll(".finding"));
  var groups = Array.prototype.slice.call(document.querySelectorAll(".group"));
  var calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  var texts = null, only = null, trigger = null, waiting = 0;

  /* Without scripts the filters would do nothing, so they are shown only here. */
  form.hidden = false;
  document.querySelector(".keys").hidden = false;

  /* ---- filters ---- */
  function checked(name) {
    var found = {};
    form.querySelectorAll("input[name=" + name + "]:checked").forEach(function (box) { found[box.value] = true; });
    return found;
  }

  function apply() {
    var words = $("q").value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length && !texts) texts = findings.map(function (f) { return f.textContent.toLowerCase(); });
    var group = $("group").value, status = checked("status"), level = checked("level");
    var doubtful = $("only-check") && $("only-check").checked;
    var count = 0;
    findings.forEach(function (f, i) {
      var d = f.dataset;
      var fits = status[d.status] && level[d.level] && (!group || d.group === group) && (!doubtful || "check" in d) &&
        (!only || only[f.id.slice(2)]) && words.every(function (word) { return texts[i].indexOf(word) >= 0; });
      f.hidden = !fits;
      if (fits) count += 1;
    });
    groups.forEach(function (g) { g.hidden = !g.querySelector(".finding:not([hidden])"); });
    $("shown").textContent = $("shown").dataset.shown.replace("{shown}", count);
    $("none").hidden = count > 0;
  }

  function clearOnly() { only = null; $("only").hidden = true; }

  form.addEventListener("input", function (event) {
    clearTimeout(waiting);
    waiting = setTimeout(apply, event.target.id === "q" ? 120 : 0);
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); apply(); });
  form.addEventListener("reset", function () { clearOnly(); setTimeout(apply, 0); });
  $("open-all").addEventListener("click", function () { findings.forEach(function (f) { if (!f.hidden) f.open = true; }); });
  $("close-all").addEventListener("click", function () { findings.forEach(function (f) { f.open = false; }); });

  /* ---- words in the text ---- */
  function squeeze(text) { return text.replace(/\s+/g, " ").trim(); }

  function unmark() {
    document.querySelectorAll("mark").forEach(function (mark) {
      var parent = mark.parentNode;
      while (mark.firstChild) parent.insertBefore(mark.firstChild, mark);
      parent.removeChild(mark);
      parent.normalize();
    });
    document.querySelectorAll(".here").forEach(function (el) { el.classList.remove("here"); });
  }

  /* All text below the nodes as one string with single spaces, and for each character its place. */
  function read(nodes) {
    var text = "", places = [], space = true;
    nodes.forEach(function (root) {
      var walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), node;
      while ((node = walker.nextNode())) {
        if (node.parentNode.closest(".cited")) continue;
        for (var i = 0; i < node.data.length; i += 1) {
          var blank = /\s/.test(node.data[i]);
          if (blank && space) continue;
          text += blank ? " " : node.data[i];
          places.push([node, i]);
          space = blank;
        }
        if (!space) { text += " "; places.push(null); space = true; }
      }
    });
    return { text: text, places: places };
  }

  function paint(places) {
    var runs = [], last = null;
    places.forEach(function (place) {
      if (!place) return;
      if (last && last.node === place[0]) last.end = place[1] + 1;
      else { last = { node: place[0], start: place[1], end: place[1] + 1 }; runs.push(last); }
    });
    var first = null;
    runs.forEach(function (run) {
      var range = document.createRange();
      range.setStart(run.node, run.start);
      range.setEnd(run.node, run.end);
      var mark = document.createElement("mark");
      range.surroundContents(mark);
      first = first || mark;
    });
    return first;
  }

  /* The provision and what follows it: a quote can run on from the opening words into the list below. */
  function around(element, before, after) {
    var all = Array.prototype.slice.call(document.querySelectorAll(".law .p, .law .division > summary, .law .division > p"));
    var at = all.indexOf(element);
    return at < 0 ? [element] : all.slice(Math.max(0, at - before), at + after + 1);
  }

  function markQuote(element, quote) {
    var wanted = squeeze(quote).toLowerCase();
    var reaches = [[0, 0], [0, 12], [12, 40]];
    for (var i = 0; wanted && i < reaches.length; i += 1) {
      var found = read(around(element, reaches[i][0], reaches[i][1]));
      var lower = found.text.toLowerCase();
      /* Lower case can be longer than the letter (İ); then the places would no longer fit. */
      var at = lower.length === found.text.length ? lower.indexOf(wanted) : found.text.indexOf(squeeze(quote));
      if (at >= 0) return paint(found.places.slice(at, at + wanted.length));
    }
    return null;
  }

  function unfold(element) {
    for (var up = element.parentNode; up && up.closest; up = up.parentNode) if (up.tagName === "DETAILS") up.open = true;
  }

  function show(element, quote) {
    unmark();
    unfold(element);
    element.classList.add("here");
    var target = (quote && markQuote(element, quote)) || element;
    target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a");
    if (!link) return;
    if (link.classList.contains("show")) {
      var element = $(link.getAttribute("href").slice(1));
      if (!element) return;
      event.preventDefault();
      trigger = link;
      var quote = link.parentNode.querySelector("blockquote");
      show(element, quote ? quote.textContent : "");
    } else if (link.classList.contains("cited")) {
      event.preventDefault();
      form.reset();
      only = {};
      link.dataset.ids.split(" ").forEach(function (id) { only[id] = true; });
      $("only").textContent = link.dataset.said;
      /* After the reset has run its course, which clears `only`. */
      var wanted = only;
      setTimeout(function () {
        only = wanted;
        $("only").hidden = false;
        apply();
        var first = findings.filter(function (f) { return !f.hidden; })[0];
        if (first) { first.open = true; first.scrollIntoView({ block: "center" }); first.querySelector("summary").focus({ preventScroll: true }); }
      }, 1);
    }
  });

  /* ---- keys ---- */
  function step(by) {
    var visible = findings.filter(function (f) { return !f.hidden; });
    var at = visible.indexOf(document.activeElement.closest ? document.activeElement.closest(".finding") : null);
    var next = visible[at < 0 ? 0 : Math.min(Math.max(at + by, 0), visible.length - 1)];
    if (next) { next.querySelector("summary").focus(); next.scrollIntoView({ block: "nearest" }); }
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape") {
      unmark();
      if (trigger) { trigger.focus(); trigger = null; } else if (event.target.id === "q") { $("q").value = ""; apply(); }
    } else if (typing) {
      return;
    } else if (event.key === "/") { event.preventDefault(); $("q").focus(); }
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });

  /* A link to a finding or a subject from elsewhere opens it. */
  function follow() {
    var element = location.hash.length > 1 ? $(decodeURIComponent(location.hash.slice(1))) : null;
    if (!element) return;
    if (element.classList.contains("finding")) element.open = true;
    unfold(element);
  }
  window.addEventListener("hashchange", follow);

  /* ---- print: everything that is shown is opened, then put back ---- */
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    folded.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () { folded.forEach(function (d) { d.open = false; }); });

  apply();
  follow();
})();
