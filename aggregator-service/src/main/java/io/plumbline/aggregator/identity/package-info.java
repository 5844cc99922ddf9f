/** Whether models can be told from their baselines: what canaries brought, and what follows from it. */
package io.plumbline.aggregator.identity;
