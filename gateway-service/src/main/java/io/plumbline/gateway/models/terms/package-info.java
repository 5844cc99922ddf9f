/** The terms of a registered model: sampling, thresholds, call limits, budgets and prices. */
package io.plumbline.gateway.models.terms;
