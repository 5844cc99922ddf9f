/** Limits on the number of requests of each caller. */
package io.plumbline.gateway.access.ratelimit;
