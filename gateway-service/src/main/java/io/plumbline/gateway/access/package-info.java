/** API keys: authentication of callers, and their rate limits. */
package io.plumbline.gateway.access;
