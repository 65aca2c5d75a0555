/** SQL: no message has taken the `delivery`, or the one that had it was put off. */
export const NOT_UNDER_WAY = `(delivery.message is null or exists
  (select from message where message.id = delivery.message and message.state = 'deferred'))`;
