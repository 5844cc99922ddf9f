/** The identity canary: equal prompts to a model and its baseline show whether the fine-tune is really being served. */
package io.plumbline.gateway.recurring.canary;
