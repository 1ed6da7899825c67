// What a person without eyes, with weak eyes, or with a thumb would trip over. Returns sentences; empty is good.
(isPhone) => {
  const found = [];
  const shown = element => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility === "visible" && style.opacity !== "0"
      && !element.closest("[hidden], [inert], dialog:not([open])");
  };
  const name = element => (element.getAttribute("aria-label")
    || [...(element.labels ?? [])].map(label => label.textContent).join(" ")
    || element.textContent || element.getAttribute("title") || "").trim();
  const say = element => element.outerHTML.slice(0, 110);

  for (const element of document.querySelectorAll("a[href], button, input, textarea, select, summary")) {
    if (element.type === "hidden" || !shown(element)) continue;
    if (!name(element)) found.push("no name: " + say(element));
    const box = element.getBoundingClientRect();
    // A link within a sentence is as high as its line.
    const isInText = element.tagName === "A"
      && (getComputedStyle(element).display === "inline" || element.classList.contains("quote"));
    if (isPhone && !isInText && !element.classList.contains("cover") && box.height < 43.5) {
      found.push("only " + Math.round(box.height) + " px high: " + say(element));
    }
  }

  const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
  for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) found.push("id twice: " + id);
  for (const attribute of ["aria-controls", "aria-describedby", "aria-labelledby", "for"]) {
    for (const element of document.querySelectorAll("[" + attribute + "]")) {
      for (const id of element.getAttribute(attribute).split(" ")) {
        if (!document.getElementById(id)) found.push(attribute + " names nothing: " + id);
      }
    }
  }
  if (!document.documentElement.lang) found.push("no language");
  if (document.querySelectorAll("main").length !== 1) found.push("not exactly one main");
  if (document.querySelectorAll("h1").length !== 1) found.push("not exactly one h1");
  for (const image of document.querySelectorAll("img:not([alt])")) found.push("no alt: " + say(image));

  // WCAG 2.2, 1.4.3: contrast of text against what is behind it.
  const channels = text => (text.match(/[\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || seen.has(element) || !shown(element)) continue;
    seen.add(element);
    const style = getComputedStyle(element);
    if (style.clipPath !== "none") continue;
    const one = light(channels(style.color)), other = light(ground(element));
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) found.push("contrast " + ratio.toFixed(2) + ": " + say(element));
  }
  return [...new Set(found)];
}
