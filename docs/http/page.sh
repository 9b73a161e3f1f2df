#!/usr/bin/env bash
# Posts a whole article page (an article, its four sources, three related stories) and reads it back in one call:
#
#   docs/http/page.sh            # on http://localhost:5080, with the key that the embedded default keeps
#   API=http://localhost:8080 KEY=cak_… docs/http/page.sh
#   docs/http/page.sh --files    # only writes the articles to docs/http/page/, from where page.http posts them
#
# The page's text belongs to its publishers and is not part of this repository: it is read from PAGE, or else from
# ../shared/input/article-page.txt beside the repository. A second run changes nothing: the server replays its answers.
set -euo pipefail
[ -z "${PAGE:-}" ] || PAGE=$(realpath "$PAGE")
cd "$(dirname "${BASH_SOURCE[0]}")"

PAGE=${PAGE:-${CONTENTAPI_SHARED:-../../../shared}/input/article-page.txt}
if [ ! -r "$PAGE" ]; then
    echo "No page in $PAGE. Set PAGE to a file with the page's text." >&2
    exit 1
fi

readonly SOURCES='japan-today|Japan Today|https://japantoday.com/
nhk|NHK|https://www3.nhk.or.jp/nhkworld/
the-mainichi|The Mainichi|https://mainichi.jp/english/
japan-times|Japan Times|https://www.japantimes.co.jp/'

# slug, source, section, when, status, tags: in the order of the page. The texts come from the page alone.
readonly ARTICLES='kim-hosts-lavrov|japan-today|World|2025-07-13T12:20:00Z|draft|North Korea,Russia,Ukraine,Diplomacy
ukraine-prime-minister-cancels-japan-trip|nhk|World|2025-07-29T12:46:00Z|published|Ukraine,Japan,Diplomacy
us-and-europe-must-show-solidarity|the-mainichi|Opinion|2025-07-29T08:00:00Z|published|Ukraine,Russia,Sanctions,NATO
japan-eyes-locations-for-standoff-missiles|japan-times|Japan|2025-07-29T08:00:00Z|published|Japan,Defense,Missiles,North Korea'

write_articles() {
    mkdir -p page
    awk -v articles="$ARTICLES" '
        function json(text) {
            gsub(/\\/, "\\\\", text); gsub(/"/, "\\\"", text); gsub(/\t/, " ", text)
            return "\"" text "\""
        }
        function paragraph(text) {
            gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text)
            return "<p>" text "</p>"
        }
        { sub(/\r$/, ""); sub(/^[ \t]+/, ""); sub(/[ \t]+$/, "") }
        $0 == "" { next }
        $0 == before { title[++n] = $0; next }            # headlines stand there twice
        { before = $0 }
        n == 1 && /^By / && !body[1] { byline = $0; open = 1; next }
        open && /^©/ { copyright = $0; open = 0; next }
        open || (n > 1 && length($0) > 500) { body[n] = body[n] paragraph($0) }
        END {
            split(articles, lines, "\n")
            for (i = 1; i <= 4; i++) {
                if (title[i] == "" || body[i] == "") { print "Article " i " was not found in the page." > "/dev/stderr"; exit 1 }
                split(lines[i], a, "|")
                tags = json(a[6]); gsub(/,/, "\", \"", tags)
                file = "page/" a[1] ".json"
                printf "{\n  \"source\": %s,\n  \"slug\": %s,\n  \"title\": %s,\n", json(a[2]), json(a[1]), json(title[i]) > file
                if (i == 1) printf "  \"byline\": %s,\n  \"copyright\": %s,\n", json(byline), json(copyright) > file
                printf "  \"section\": %s,\n  \"tags\": [%s],\n  \"publishedAt\": %s,\n", json(a[3]), tags, json(a[4]) > file
                printf "  \"bodyFormat\": \"html\",\n  \"body\": %s,\n  \"status\": %s\n}\n", json(body[i]), json(a[5]) > file
                close(file)
            }
        }' "$PAGE"
}

# send <method> <path> <curl's arguments for the body and more>
send() {
    local method=$1 path=$2 answer
    shift 2
    answer=$(curl -sS -w '\n%{http_code}' -X "$method" "$API$path" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' "$@")
    echo "${answer##*$'\n'} $method $path" >&2
    if [[ ${answer##*$'\n'} != 2* ]]; then
        echo "${answer%$'\n'*}" >&2
        exit 1
    fi
}

# post <idempotency key> <path> <curl's arguments for the body and more>
post() {
    local once=$1
    shift
    send POST "$@" -H "Idempotency-Key: $once"
}

write_articles
if [ "${1:-}" = --files ]; then
    exit 0
fi

API=${API:-http://localhost:5080}
KEY=${KEY:-$(cat ../../src/ContentApi/.data/admin-key)}

# The same bytes as in page.http: what that has posted is not posted again.
while IFS='|' read -r slug name homepage; do
    printf '{\n  "slug": "%s",\n  "name": "%s",\n  "homepageUrl": "%s",\n  "country": "JP",\n  "language": "en"\n}' "$slug" "$name" "$homepage" |
        post "page-$slug" /v1/sources --data-binary @-
done <<< "$SOURCES"
while IFS='|' read -r slug _; do
    post "page-$slug" /v1/articles --data-binary "@page/$slug.json"
done <<< "$ARTICLES"

# The three stories were published as they came; the article was saved as a draft, version 1, and is published now.
post page-publish /v1/articles/kim-hosts-lavrov/publish -H 'If-Match: "1"' -d '{}'

# Beside it the three stories, in the order of the page. Without pins the API chooses by itself.
position=0
while IFS='|' read -r slug _; do
    if ((position++ > 0)); then
        send PUT "/v1/articles/kim-hosts-lavrov/related/$slug" -d "{ \"position\": $((position - 1)) }"
    fi
done <<< "$ARTICLES"

# The whole page, as any reader gets it.
curl -sS --fail-with-body "$API/v1/articles/kim-hosts-lavrov?include=related.body" | if command -v jq > /dev/null; then jq .; else cat; fi
