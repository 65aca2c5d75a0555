// What other folders use of the templates.
export type { Entry, FactText, MessageInput, RenderedMessage, RenderedSms } from './message-input';
export { renderEmail } from './render-email';
export { renderSms } from './sms/render-sms';
