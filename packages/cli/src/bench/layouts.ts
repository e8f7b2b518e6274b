/** Where labels come from, for whoever gave mail without any. */
export const LAYOUTS = `a label comes from one of these:
  folders or mailboxes called genuine, backscatter and ordinary (or ham and spam), below a path
    or as a path: easy_ham, spam_2, joe-job, not-a-bounce, genuine.mbox and the like too
  --genuine, --backscatter, --ordinary, --ham and --spam, each with paths
  truth.jsonl or index.jsonl, a line a message: {"path": "1.eml", "label": "genuine"}
  TREC's full/index: lines such as "spam ../data/inmail.1"`;
