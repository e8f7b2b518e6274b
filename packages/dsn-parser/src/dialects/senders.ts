/**
 * Services and programs that send for others, in bulk.
 */

import { ALONE } from '../text/forms.ts';
import { ADDRESS } from '../text/read-entries.ts';
import type { Dialect } from './dialect.ts';

export const amazonSes: Dialect = {
  name: 'amazon-ses',
  server: 'Amazon SES and WorkMail',
  source: 'Amazon SES developer guide, bounce notifications through email',
  reads: 'the address alone on its line',
  phrases: [
    'an error occurred while trying to deliver the mail to the following recipients',
    'could not deliver your message to the following',
  ],
  from: /mailer-daemon@(?:[a-z0-9-]{1,63}\.){0,3}amazonses\.com/i,
  subject: /deliver/i,
  entries: [ALONE],
};

export const sendGrid: Dialect = {
  name: 'sendgrid',
  server: 'SendGrid',
  source: 'SendGrid, bounces forwarded by mail',
  reads: '`name:number:<address> : host : cause`',
  phrases: ['this is an automatically generated message from sendgrid'],
  entries: [
    {
      line: new RegExp(
        `^[^\\s:<>]{0,128}:[0-9]{0,12}:<(?<address>${ADDRESS})> : (?<rest>.{0,600})$`,
      ),
    },
  ],
};

export const powerMta: Dialect = {
  name: 'powermta',
  server: 'PowerMTA',
  source: 'PowerMTA user guide, delivery reports',
  reads: '`<address>  delivery failed; …`',
  phrases: ['i am sending you this message to inform you on the delivery status of a message'],
  entries: [
    { line: new RegExp(`^\\s{0,4}<(?<address>${ADDRESS})>\\s{1,4}(?<rest>deliver.{0,400})$`) },
  ],
};
