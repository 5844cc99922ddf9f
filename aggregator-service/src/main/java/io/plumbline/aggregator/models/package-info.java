/** The registered models with their baselines, and the deleted models. */
package io.plumbline.aggregator.models;
