import { isFamily, type Metric, memberPattern, takesWorst } from "../../catalog/metrics.ts";
import { formOf, OPERATORS, operatorsOf } from "../../catalog/operators.ts";
import { FORMS, type Form } from "../../catalog/units.ts";
import { METRICS } from "../../tasks/rows.ts";

const NUMBER = "\\d+(\\.\\d+)?";

/** How editors check a number with its unit. */
export function amountSchema({ units, unitFirst, example, least }: Form): object {
  if (units.length === 0)
    return {
      type: "number",
      ...(least !== undefined && { minimum: least }),
      examples: [Number(example)],
    };
  const unit = `(${units.map(({ symbol }) => symbol).join("|")})`;
  const pattern = unitFirst ? `^${unit} ?${NUMBER}$` : `^${NUMBER} ?${unit}$`;
  return { type: "string", pattern, examples: [example] };
}

/** Every metric that editors can offer, each with the operators that make sense of it. */
export function limitsSchema(): object {
  const families = METRICS.filter(isFamily);
  const plain = METRICS.filter((metric) => !isFamily(metric));
  return {
    properties: Object.fromEntries(plain.map((metric) => [metric.name, metricSchema(metric)])),
    patternProperties: Object.fromEntries(
      families.map((metric) => [
        `^${metric.name.slice(0, -1)}${memberPattern(metric)}$`,
        metricSchema(metric),
      ]),
    ),
  };
}

function metricSchema(metric: Metric): object {
  const operators = operatorsOf(metric).map((operator) => {
    const description = OPERATORS[operator].says;
    return [operator, { ...amountSchema(formOf(metric, operator)), description }];
  });
  return {
    type: "object",
    description: metric.says,
    properties: {
      ...Object.fromEntries(operators),
      ...(takesWorst(metric) && {
        worst: {
          ...amountSchema(formOf(metric, "max-regression")),
          description: `from which harm on a unit counts by number${worstUnlessTold(metric)}`,
        },
        "max-share": {
          ...amountSchema(FORMS.rate),
          description: "the share of units that may be worse than that; 5 % unless told",
        },
      }),
      on: { type: "string", description: "the one target it is judged on" },
    },
    additionalProperties: false,
  };
}

function worstUnlessTold({ worst }: Metric): string {
  return worst === undefined ? "" : `; ${worst.says} unless told`;
}
