export { createSmtpProbe, type SmtpProbeOptions } from './create-smtp-probe.ts';
