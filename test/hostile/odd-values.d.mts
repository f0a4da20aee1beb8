export const ODD_VALUES: Record<string, unknown>;
