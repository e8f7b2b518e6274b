#!/bin/sh
# My mailbox is full of bounces. Which of them are on mail that I sent?
backscatter() { npx --yes pnpm@10.34.9 --silent backscatter "$@"; }
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# What I sent lies in my Sent folder: an mbox, a Maildir, or on a server (--imap).
backscatter sent import --quiet --to "$work/sent.jsonl" examples/mailbox/sent.mbox

# All that I send is filed there, so what is not there I did not send.
cat > "$work/mine.json" <<END
{ "sent": { "log": "sent.jsonl", "coverage": [{ "senders": ["example.org"], "since": "2026-01-01" }] } }
END

# An mbox, a Maildir or a folder; old mail is judged as of the day it came.
backscatter classify --json --quiet --now arrival --config "$work/mine.json" \
  examples/bounces > "$work/verdicts.jsonl"
for label in genuine unsure; do
  echo "$label:"
  grep "\"label\":\"$label\"" "$work/verdicts.jsonl" | cut -d '"' -f 4
done
echo "backscatter: $(grep -c '"label":"backscatter"' "$work/verdicts.jsonl")"

# => genuine:
# => examples/bounces/01-user-unknown.eml
# => examples/bounces/02-no-id-returned.eml
# => examples/bounces/03-looks-like-spam.eml
# => examples/bounces/08-delayed.eml
# => examples/bounces/09-out-of-office.eml
# => examples/bounces/13-german-exchange.eml
# => unsure:
# => examples/bounces/07-not-covered.eml
# => backscatter: 4
