// Makes elements of what the app has written down (app/ui/outline.go): many in one
// call. A text is only ever set as text.
(() => {
  "use strict";

  const svg = "http://www.w3.org/2000/svg";

  function make([name, classes, ...parts]) {
    const element = name === "svg" || name === "path" ? document.createElementNS(svg, name) : document.createElement(name);
    if (classes) element.setAttribute("class", classes);
    for (const part of parts) {
      if (Array.isArray(part)) element.append(make(part));
      else if (typeof part === "string") element.append(part);
      else for (const name in part) element.setAttribute(name, part[name]);
    }
    return element;
  }

  window.incharge.make = (outline) => make(JSON.parse(outline));
  window.incharge.drawIn = (element, outlines) => element.replaceChildren(...JSON.parse(outlines).map(make));
})();
