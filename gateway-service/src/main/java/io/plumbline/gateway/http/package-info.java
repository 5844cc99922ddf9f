/** What a caller did wrong, as RFC 9457 wants it said. */
package io.plumbline.gateway.http;
