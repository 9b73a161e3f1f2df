// Makes elements. Everything goes in as text; only bodyHtml, which the API guarantees to be safe, is ever parsed.

/** An element with attributes (null and false: left out) and children (null: left out). */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false)
      made.setAttribute(attribute, value === true ? "" : value);
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return made;
}

const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
const ages = new Intl.RelativeTimeFormat("en", { numeric: "always" });
const units = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3_600], ["minute", 60]];

/** "14 minutes ago". */
export function age(time, now = Date.now()) {
  const seconds = (now - Date.parse(time)) / 1000;
  const [unit, length] = units.find(([, length]) => seconds >= length) ?? [];
  return unit ? ages.format(-Math.floor(seconds / length), unit) : "just now";
}

/** A time element that says when, or how long ago. */
export function time(value, { relative = false } = {}) {
  const date = dates.format(Date.parse(value));
  return element("time", { datetime: value, title: relative ? date : null }, relative ? age(value) : date);
}
