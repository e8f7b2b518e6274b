#!/bin/sh
# Postfix logs what leaves; whoever delivers asks about each bounce, and files it.
backscatter() { npx --yes pnpm@10.34.9 --silent backscatter "$@"; }
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# From cron, every few minutes: nothing is added twice. Mail of others stays out.
backscatter sent import --to "$work/sent.jsonl" --senders example.org \
  --log examples/mailbox/mail.log | sed -n '1,5p'

# All mail of example.org leaves by this server: only then the log's silence counts.
cat > "$work/server.json" <<END
{ "sent": { "log": "sent.jsonl", "coverage": [{ "senders": ["example.org"], "since": "2026-01-01" }] } }
END

# What a delivery agent does: the exit code tells the label, and nothing is ever bounced.
deliver() {
  backscatter classify --exit-code --quiet --now arrival --config "$work/server.json" \
    --envelope-to "$1" - < "examples/bounces/$2" > /dev/null
  case $? in
    11) echo "$2: folder Backscatter" ;;
    *) echo "$2: inbox" ;;
  esac
}
deliver anna@example.org 01-user-unknown.eml
deliver bernd@example.org 04-never-sent.eml
deliver office@example.org 10-ordinary-mail.eml

# => 7 sent mails of 3 senders, 2026-03-02 to 2026-03-06:
# =>        7  new to the log
# =>        0  there already
# => Left out:
# =>        1  came from outside: received, or relayed for others
# => 01-user-unknown.eml: inbox
# => 04-never-sent.eml: folder Backscatter
# => 10-ordinary-mail.eml: inbox
