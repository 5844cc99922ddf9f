/** Daily budgets of models: calls, tokens and costs, and their use by probes. */
package io.plumbline.gateway.models.budget;
