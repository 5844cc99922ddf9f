/** The results of a probe in several formats, with a verdict on each model. */
package io.plumbline.gateway.probes.results;
