export { createListClient } from './create-list-client.ts';
export type {
  ListClient,
  ListCounters,
  ListDescription,
  ListHealth,
  PlannedQuestion,
} from './list-client.ts';
export type {
  AnswerPattern,
  ListAnswerRow,
  ListCategory,
  ListCondition,
  ListDefinition,
  ListKind,
  ListRefusalRow,
  ListWeight,
  OwnList,
  SelfTestPoints,
} from './list-definition.ts';
export type { CacheOptions, ListClientOptions } from './list-options.ts';
export type {
  ListFailure,
  Listing,
  ListQuestion,
  ListReport,
  ListSubject,
  UndocumentedAnswer,
} from './list-report.ts';
export { LIST_TABLE } from './list-table.ts';
export { writeQuestionName } from './write-question-name.ts';
