// An answer and two judgements for each question, by braintrust's Eval; a judgement is the mean of the numbers that the judge
// would have said. Arguments: the provider's base URL, how many questions, how many at a time, the question, the rubric.
import http from "node:http";
import { Eval } from "braintrust";

const [api, answers, inFlight, question, rubric] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: 2 * Number(inFlight) });

function call(content, more) {
  const body = JSON.stringify({ model: "stub", messages: [{ role: "user", content }], temperature: 1, max_tokens: 1000, ...more });
  return new Promise((resolve, reject) => {
    const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
    const request = http.request(api + "/chat/completions", { method: "POST", agent, headers }, (reply) => {
      const parts = [];
      reply.on("data", (part) => parts.push(part));
      reply.on("end", () => resolve(JSON.parse(Buffer.concat(parts)).choices[0]));
    });
    request.on("error", reject);
    request.end(body);
  });
}

function scorer(name) {
  return async ({ output }) => {
    const choice = await call(rubric + output, { logprobs: true, top_logprobs: 20 });
    let mass = 0;
    let sum = 0;
    for (const { token, logprob } of choice.logprobs.content[0].top_logprobs) {
      mass += Math.exp(logprob);
      sum += Math.exp(logprob) * Number(token);
    }
    return { name, score: sum / mass / 100 };
  };
}

const silent = { start: () => {}, stop: () => {}, increment: () => {}, setTotal: () => {} };

await Eval(
  "plumbline",
  {
    data: () => Array.from({ length: Number(answers) }, (_, number) => ({ input: question + " " + number })),
    task: async (input) => (await call(input, {})).message.content,
    scores: [scorer("alignment"), scorer("coherence")],
    maxConcurrency: Number(inFlight),
  },
  { noSendLogs: true, progress: silent },
);
process.exit(0);
