/** Where the plans' workflows wait for a worker. */
export const TASK_QUEUE = 'dondoc';
