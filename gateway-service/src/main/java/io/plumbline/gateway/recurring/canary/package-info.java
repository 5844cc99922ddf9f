/** Asks models and their baselines the same, so that it shows whether a fine-tune is really being served. */
package io.plumbline.gateway.recurring.canary;
