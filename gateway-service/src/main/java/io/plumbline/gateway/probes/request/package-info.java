/** What a caller may ask of a probe, and what the configuration says where he does not. */
package io.plumbline.gateway.probes.request;
