// `workflowsPath` names one module: the only barrel.
export * from './plan-year';
export * from './messages';
