#!/bin/sh
# How well does it do on my mail? Sort some by hand into folders, and let it be measured.
backscatter() { npx --yes pnpm@10.34.9 --silent backscatter "$@"; }
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# Names of folders are labels: genuine, backscatter, ordinary; or ham and spam alone.
mkdir "$work/genuine" "$work/backscatter" "$work/ordinary"
cp examples/bounces/0[12389]-*.eml examples/bounces/13-*.eml "$work/genuine"
cp examples/bounces/0[456]-*.eml examples/bounces/11-*.eml "$work/backscatter"
cp examples/bounces/10-*.eml examples/bounces/12-*.eml "$work/ordinary"

# The page has plots, each source taken away, the worst misses and how to repeat it.
backscatter bench --config examples/demo/backscatter.config.json --report "$work/page.html" \
  "$work" 2> /dev/null | grep -E '^  (genuine lost|backscatter caught|left unsure|other mail)'
test -s "$work/page.html" && echo 'the page is written'

# =>   genuine lost        0 %       0 of 6, 95 %: ≤ 39.4 %
# =>   backscatter caught  100 %     4 of 4, 95 %: ≥ 47.2 %
# =>   left unsure         0 %       0 of 10, 95 %: ≤ 25.9 %
# =>   other mail touched  0 %       0 of 2, 95 %: ≤ 77.7 %
# => the page is written
