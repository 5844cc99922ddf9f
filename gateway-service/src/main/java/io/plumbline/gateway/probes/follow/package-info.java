/** Live progress of probes over server-sent events. */
package io.plumbline.gateway.probes.follow;
