/** The pages of probes: a form for new ones, their progress and results, and comparisons of two models. */
package io.plumbline.gateway.console.probes;
