// Reads documents with other people's parsers and validators.
// stdin: { "feeds": [{ "format": "rss|atom|json", "text" }], "ninjs": { "schema", "items": [] }, "jsonld": [] }
// stdout: { "feeds": [{ "<parser>": [{ id, title, date, html, url }] }], "ninjs": [errors], "jsonld": [expanded] }
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { extractFromJson, extractFromXml } from "@extractus/feed-extractor";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { parseFeed } from "feedsmith";
import jsonld from "jsonld";
import Parser from "rss-parser";

const iso = (date) => (date ? new Date(date).toISOString() : null);
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

async function withRssParser({ text }) {
  const feed = await new Parser().parseString(text);
  return feed.items.map((item) => ({ id: item.guid ?? item.id, title: item.title, date: item.isoDate, html: item["content:encoded"] ?? item.content, url: item.link }));
}

function withFeedsmith({ text }) {
  const { format, feed } = parseFeed(text);
  if (format === "rss")
    return feed.items.map((item) => ({ id: item.guid?.value, title: item.title, date: iso(item.pubDate), html: item.content?.encoded, url: item.link }));
  if (format === "atom")
    return feed.entries.map((entry) => ({
      id: entry.id,
      title: entry.title?.value ?? entry.title,
      date: iso(entry.published),
      html: entry.content?.value ?? entry.content,
      url: entry.links.find((link) => link.rel === "alternate")?.href,
    }));
  return feed.items.map((item) => ({ id: item.id, title: item.title, date: iso(item.date_published), html: item.content_html, url: item.url }));
}

function withExtractor({ format, text }) {
  const options = { descriptionMaxLen: 0, normalization: false };
  const feed = format === "json" ? extractFromJson(JSON.parse(text), options) : extractFromXml(text, options);
  if (format === "json") return list(feed.items).map((item) => ({ id: item.id, title: item.title, date: iso(item.date_published), html: item.content_html, url: item.url }));
  return list(feed.item).map((item) => ({ id: item.guid?.["#text"] ?? item.guid, title: item.title, date: iso(item.pubDate), html: item["content:encoded"], url: item.link }));
}

// Not lenient: the document has to be well-formed.
function withXmlParser({ text }) {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(valid.err.msg);
  const document = new XMLParser({ ignoreAttributes: false, trimValues: false, parseTagValue: false, htmlEntities: true }).parse(text);
  return list(document.rss?.channel.item ?? document.feed?.entry).map((item) => ({
    id: item.guid?.["#text"] ?? item.id,
    title: item.title?.["#text"] ?? item.title,
    date: iso(item.pubDate ?? item.published),
    html: item["content:encoded"] ?? item.content?.["#text"] ?? item.content,
    url: typeof item.link === "string" ? item.link : list(item.link).find((link) => link["@_rel"] === "alternate")?.["@_href"],
  }));
}

async function readFeed(feed) {
  const parsers = { feedsmith: withFeedsmith };
  // Of Atom it decodes the text twice.
  if (feed.format !== "atom") parsers.extractor = withExtractor;
  if (feed.format !== "json") Object.assign(parsers, { rssParser: withRssParser, fastXmlParser: withXmlParser });
  const read = {};
  for (const [name, parser] of Object.entries(parsers)) read[name] = await parser(feed);
  return read;
}

// Strict: unknown members, types and formats are all errors.
function validateNinjs({ schema, items }) {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ $id: "https://geojson.org/schema/GeoJSON.json" });
  const validate = ajv.compile(schema);
  return items.map((item) => (validate(item) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)));
}

// The context of schema.org as far as it matters here: every name is a term of it, and those of addresses are links.
const context = {
  "@vocab": "https://schema.org/",
  url: { "@type": "@id" }, contentUrl: { "@type": "@id" }, sameAs: { "@type": "@id" }, isBasedOn: { "@type": "@id" },
};

const documentLoader = async (url) => {
  if (url.replace(/\/$/, "") !== "https://schema.org") throw new Error(`Nothing is fetched: ${url}`);
  return { contextUrl: null, documentUrl: url, document: { "@context": context } };
};

const request = JSON.parse(readFileSync(0, "utf8"));
const answer = {
  feeds: await Promise.all((request.feeds ?? []).map(readFeed)),
  ninjs: request.ninjs ? validateNinjs(request.ninjs) : [],
  jsonld: await Promise.all((request.jsonld ?? []).map((node) => jsonld.expand(node, { documentLoader, safe: true }))),
};
process.stdout.write(JSON.stringify(answer));
