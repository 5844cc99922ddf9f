/** Requests that may come twice and are carried out once. */
package io.plumbline.gateway.access.idempotency;
