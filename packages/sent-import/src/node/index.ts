export { type LogProgress, type LogReading, type ReadLogsOptions, readLogs } from './read-logs.ts';
