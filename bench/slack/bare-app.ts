import { App } from '@slack/bolt';

/** The least that answers a command at Slack: takes it as heard and opens a view. What Konsil is measured against. */
const app = new App({
  token: process.env.SLACK_BOT_TOKEN ?? '',
  appToken: process.env.SLACK_APP_TOKEN ?? '',
  socketMode: true,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL ?? '' },
});

app.command('/expert', async ({ ack, command, client }) => {
  await ack();
  await client.views.open({
    trigger_id: command.trigger_id,
    view: {
      type: 'modal',
      callback_id: 'bare',
      title: { type: 'plain_text', text: 'Bare' },
      submit: { type: 'plain_text', text: 'Send' },
      blocks: [
        {
          type: 'input',
          label: { type: 'plain_text', text: 'Question' },
          element: { type: 'plain_text_input', action_id: 'question', multiline: true, initial_value: command.text },
        },
      ],
    },
  });
});

await app.start();
