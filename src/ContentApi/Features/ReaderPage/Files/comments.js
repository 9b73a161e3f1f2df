// What readers say about a story, and the form to say something.
import { get, newKey, post } from "./api.js";
import { element, time } from "./dom.js";

/** The block of comments. */
export function comments(story) {
  const shown = [...(story.comments?.items ?? [])];
  const threads = element("div");
  const form = story.commentsOpen ? commentForm(story, add) : null;
  const more = element("button", { type: "button" }, "More comments");
  let cursor = story.comments?.nextCursor ?? null;

  function draw() {
    threads.replaceChildren(shown.length ? thread(shown, null, form?.answer) : element("p", {}, "No comments yet …"));
    more.hidden = cursor === null;
  }

  function add(comment) {
    shown.push(comment);
    draw();
  }

  more.addEventListener("click", async () => {
    more.disabled = true;
    const answer = await get(`/v1/articles/${story.id}/comments?cursor=${cursor}`);
    more.disabled = false;
    if (answer.status !== 200)
      return;
    shown.push(...answer.body.items);
    cursor = answer.body.nextCursor;
    draw();
  });

  draw();
  return element("section", { "aria-labelledby": "comments" },
    element("h2", { id: "comments" }, story.commentCount > 0 ? `Comments (${story.commentCount})` : "Comments"),
    threads, more, form?.element ?? element("p", { class: "quiet" }, "Comments on this story are closed."));
}

function thread(all, parentId, answer) {
  const known = new Set(all.map(comment => comment.id));
  const own = all.filter(comment => (known.has(comment.parentId) ? comment.parentId : null) === parentId);
  return own.length > 0 && element("ol", { class: "thread" }, own.map(comment => element("li", {},
    element("article", { class: "comment", id: `comment-${comment.id}` },
      element("h3", {}, comment.author), time(comment.createdAt, { relative: true }),
      element("p", {}, comment.text),
      answer && button("Answer", () => answer(comment), { class: "plain", "aria-label": `Answer ${comment.author}` })),
    thread(all, comment.id, answer))));
}

function commentForm(story, add) {
  const author = field("input", "author", "Your name", { maxlength: 100, autocomplete: "name" });
  const text = field("textarea", "text", "Your comment", { maxlength: 5000 });
  const title = element("h3", {}, "Say something");
  const cancel = button("Answer the story instead", () => answer(null), { class: "plain" });
  const send = element("button", { type: "submit" }, "Send");
  const outcome = element("p", { class: "outcome", role: "status" });
  const form = element("form", { novalidate: true, "aria-label": "Your comment" }, title, cancel, author.block, text.block, send, outcome);
  let parent = null;
  let sent = { body: "", key: "" };

  function answer(comment) {
    parent = comment;
    title.textContent = comment ? `Your answer to ${comment.author}` : "Say something";
    cancel.hidden = comment === null;
    if (comment)
      text.input.focus();
  }

  form.addEventListener("submit", async event => {
    event.preventDefault();
    const comment = { author: author.input.value.trim(), text: text.input.value.trim(), parentId: parent?.id ?? null };
    author.fault(comment.author ? "" : "Write your name.");
    text.fault(comment.text ? "" : "Write a comment.");
    const faulty = [author, text].find(each => each.input.hasAttribute("aria-invalid"));
    if (faulty)
      return faulty.input.focus();

    // The same words again are the same request: nothing is said twice because a line broke.
    const body = JSON.stringify(comment);
    if (sent.body !== body)
      sent = { body, key: newKey() };
    send.disabled = true;
    outcome.textContent = "Sending …";
    try {
      show(await post(`/v1/articles/${story.id}/comments`, comment, sent.key));
    } catch {
      outcome.textContent = "It could not be sent. Are you online? Try again.";
    }
    send.disabled = false;
  });

  function show({ status, body, retryAfter }) {
    author.fault(body?.errors?.author?.[0] ?? "");
    text.fault(body?.errors?.text?.[0] ?? "");
    outcome.textContent = status === 202 ? "Thank you. Your comment is waiting for moderation."
      : status === 201 ? "Thank you. Your comment is published."
      : status === 429 ? `That was a lot at once. Try again in ${retryAfter} seconds.`
      : body?.errors?.parentId ? "The comment that you answer is no longer there."
      : body?.detail ?? "It could not be sent. Try again in a moment.";
    if (status !== 201 && status !== 202)
      return;
    text.input.value = "";
    answer(null);
    if (status === 201)
      add(body);
  }

  answer(null);
  return { element: form, answer };
}

function field(kind, name, label, attributes) {
  const input = element(kind, { id: name, name, required: true, "aria-describedby": `${name}-fault`, ...attributes });
  const message = element("p", { class: "fault", id: `${name}-fault` });
  return {
    input,
    block: element("div", {}, element("label", { for: name }, label), input, message),
    fault(text) {
      message.textContent = text;
      input.toggleAttribute("aria-invalid", Boolean(text));
      if (text)
        input.setAttribute("aria-invalid", "true");
    },
  };
}

function button(label, act, attributes) {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}
