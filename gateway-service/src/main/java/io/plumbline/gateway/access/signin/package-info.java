/** How people get into the console: by a key or a link that they trade for a session. */
package io.plumbline.gateway.access.signin;
