/** What a public page can do besides being read: search, print, hide, and stay readable without a connection. */
import './open.css';
import { hideOnEscape, hideOnPress } from './hide.ts';
import { offerPrint } from './print.ts';
import { prepareSearch } from './search.ts';
import { followTarget } from './target.ts';

hideOnPress();
hideOnEscape();
offerPrint();
prepareSearch();
followTarget();

const { root } = document.documentElement.dataset;
// served from a file or without https there is no worker, and nothing is lost
if (root !== undefined && 'serviceWorker' in navigator && location.protocol !== 'file:')
  void navigator.serviceWorker.register(`${root}sw.js`, { scope: root === '' ? './' : root }).catch(() => {});
