/** Something was said about a plan that is not in the database. */
export class UnknownPlan extends Error {
  constructor(readonly planId: string) {
    super(`Không có kế hoạch "${planId}" trong cơ sở dữ liệu.`);
    this.name = 'UnknownPlan';
  }
}
