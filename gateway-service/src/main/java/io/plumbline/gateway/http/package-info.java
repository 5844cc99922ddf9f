/** HTTP in the gateway: strict JSON, field checks, paging, and the mapping of failures to problems. */
package io.plumbline.gateway.http;
