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
  SelfTestPoints,
} from './list-definition.ts';
export type {
  ListFailure,
  Listing,
  ListQuestion,
  ListReport,
  ListSubject,
  UndocumentedAnswer,
} from './list-report.ts';
export { writeQuestionName } from './write-question-name.ts';
