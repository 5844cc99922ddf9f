/** Probes watched as they go on. */
package io.plumbline.gateway.probes.follow;
