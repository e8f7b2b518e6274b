/** What people write who are away, a few ways by language. */
export const AWAY_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'en',
    [
      'I am out of the office until Monday and read my mail only now and then.',
      'Thank you for your message. I am on holiday and will answer when I am back.',
      'I am travelling this week with little access to e-mail. In urgent cases please call our office.',
      'I am on parental leave. My colleagues take care of what is urgent.',
      'I am currently away on annual leave and will reply to your e-mail on my return.',
    ],
  ],
  [
    'de',
    [
      'Vielen Dank für Ihre Nachricht. Ich bin bis zum 20. nicht im Büro. Ihre E-Mail wird nicht weitergeleitet.',
      'Ich bin zurzeit im Urlaub und beantworte Ihre Nachricht nach meiner Rückkehr.',
      'Wegen einer Fortbildung bin ich diese Woche nicht erreichbar. In dringenden Fällen wenden Sie sich bitte an das Sekretariat.',
    ],
  ],
  [
    'fr',
    [
      "Bonjour, je suis absent du bureau jusqu'à lundi et lirai votre message à mon retour.",
      'Merci pour votre message. Je suis en congé ; pour toute urgence, adressez-vous au secrétariat.',
    ],
  ],
  [
    'es',
    [
      'Gracias por su mensaje. Estoy de vacaciones y le responderé a mi regreso.',
      'Estaré fuera de la oficina hasta el lunes, con acceso limitado al correo.',
    ],
  ],
  [
    'nl',
    [
      'Bedankt voor uw bericht. Ik ben met vakantie en beantwoord uw mail na mijn terugkomst.',
      'Ik ben tot en met vrijdag niet op kantoor. Neem bij spoed contact op met mijn collega.',
    ],
  ],
  [
    'ru',
    [
      'Спасибо за письмо. Я в отпуске и отвечу Вам после возвращения.',
      'Меня нет в офисе до понедельника. По срочным вопросам обращайтесь к моим коллегам.',
    ],
  ],
  [
    'pt-BR',
    [
      'Obrigado pela mensagem. Estou de férias e responderei quando voltar.',
      'Estarei fora do escritório até sexta-feira, com pouco acesso ao e-mail.',
    ],
  ],
  [
    'ja',
    [
      'ご連絡ありがとうございます。ただいま休暇中のため、戻り次第ご返信いたします。',
      '現在不在にしております。お急ぎの場合は、事務所までお電話ください。',
    ],
  ],
]);
